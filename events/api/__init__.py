"""Events, reports, places, actors and control for programs: one noun a module."""
