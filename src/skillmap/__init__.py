"""skillmap: roles, levels, training plans, seats and section ICT leaders for local governments."""


def version() -> str:
    """The version that is installed. The top heading of CHANGELOG.md is where it is written down."""
    from importlib.metadata import version as installed

    return installed("skillmap")
