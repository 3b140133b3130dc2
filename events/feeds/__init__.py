"""A conflict's timeline for readers' own tools: Atom, iCalendar, TimelineJS."""
