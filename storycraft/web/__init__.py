"""The web server around the pages: routes, middleware, live events, limits."""
