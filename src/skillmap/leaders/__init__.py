"""Owns each section's nominated ICT leader: rule, nominations, terms, checks; never seats people in courses."""
