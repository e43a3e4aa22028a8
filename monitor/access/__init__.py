"""Who may see what: the vault of sessions and links, the gate, disclosure control, the audit log."""
