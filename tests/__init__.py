"""The promises Wayfind keeps: one folder for each of its parts, and house/ for the building itself."""
