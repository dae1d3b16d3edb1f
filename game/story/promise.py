"""What the game says of itself before a story, in the same words everywhere."""

LIMITS = "A story, not a test, not therapy."
PROMISE = (
    "The story notices what you choose and tells you at the end what it noticed. It stays on this machine."
)
