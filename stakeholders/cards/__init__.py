"""Business cards as files: vCard 3.0 out, 2.1 to 4.0 in (RFC 2426, RFC 6350). Pure, and wary of what comes in."""
