"""The screens. `page` is what they share; each other module is one of them."""
