namespace Swarm.Storage;

/// <summary>How many jobs of a slot class may run at once: on the whole server, and for one repository.</summary>
public sealed record SlotLimit(string Slot, int PerServer, int PerRepository = int.MaxValue);
