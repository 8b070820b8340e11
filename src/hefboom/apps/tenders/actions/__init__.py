"""Everything that changes the register, one function per verb, grouped by subject.

Each checks permission, does its work in one transaction, writes the audit entry and returns the result.
"""
