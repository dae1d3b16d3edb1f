"""The whole game line by line: for screen readers, pipes, tests, and terminals that cannot draw.

What is said here, and in what order, is treated as a contract: nothing is decoration.
"""
