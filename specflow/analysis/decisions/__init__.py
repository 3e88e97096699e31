"""Decision nodes: what an answer means, and what a rule table leaves open."""
