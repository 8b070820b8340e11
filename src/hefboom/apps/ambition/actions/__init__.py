"""Everything that changes here, one function per verb: permission, one transaction, the change, the audit entry."""
