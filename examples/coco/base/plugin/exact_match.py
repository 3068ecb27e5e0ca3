"""Accepts output that equals the expected output, blanks at line ends aside."""


def check(expected: str, actual: str) -> bool:
    return [line.rstrip() for line in expected.splitlines()] == [line.rstrip() for line in actual.splitlines()]
