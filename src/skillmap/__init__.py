"""skillmap: roles, levels, training plans, seats and section ICT leaders for local governments."""

__version__ = "0.1.0"
