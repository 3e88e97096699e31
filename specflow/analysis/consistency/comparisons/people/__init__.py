"""Who may, who does it, who sees it: people that two lines do not agree on."""
