"""`python -m skillmap` is the same as the `skillmap` command."""

from skillmap.cli.app import main

if __name__ == "__main__":
    main()
