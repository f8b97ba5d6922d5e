"""A made-up distributor's book for demonstrations, pictures and tests. `tenant.sample_facts` is the way in."""
