"""Backups taken, put back, and tried."""

from rodtrad.foundation.upkeep.services.backing_up import back_up
from rodtrad.foundation.upkeep.services.restoring import Restored, restore
from rodtrad.foundation.upkeep.services.verifying import verify_live, verify_rehearsed

__all__ = ["Restored", "back_up", "restore", "verify_live", "verify_rehearsed"]
