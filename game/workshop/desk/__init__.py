"""The facilitator's desk, in a terminal."""
