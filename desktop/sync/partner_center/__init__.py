"""Partner Center: the service that the desk works with. `client.PartnerCenter` is the door, `connection` says where to.

HTTP, TLS and sign-in are loaded by the modules that use them, so nothing here may be imported before somebody connects;
`connection` alone is light.
"""
