"""What is recorded, judged again by the rules that could have refused it. Reads and compares; never writes or mends."""
