"""The routes: one noun a file, each with `router(door)`. What they show is made in api.pages and api.contract."""
