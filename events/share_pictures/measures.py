"""Where things stand on a share picture, in pixels."""

BAR = 10  # the rule along the top
MARGIN = 52  # left and right
OVERHANG = 10  # what letters may reach into the margins
TOP, BOTTOM = 48, 546  # of text and map; the site's name is below
GAP = 48  # between text and map
MAP_WIDTH = 572
