"""What phones and the projector talk to: HTTP on the local network, and no way from there to the facilitator's power.

`serving` starts and stops it, `routes` is what can be asked, `guard` who may ask, `shown` what a room shows at one
moment and `audience` who is told when that changes; `phone_page`, `alone_page` and `screen_page` write the pages.
"""

from game.workshop.server.serving import Served, serve

__all__ = ["Served", "serve"]
