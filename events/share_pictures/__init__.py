"""Pictures of 1200 × 630 that a shared link shows: what is drawn, its key, and the drawing."""
