"""Small programs that are run as processes of their own, to be timed and weighed from outside."""
