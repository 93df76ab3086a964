namespace Swarm.Storage;

/// <summary>A fact to append: the name of its kind, its JSON, and when it happened.</summary>
public sealed record NewEvent(string Kind, string Json, DateTimeOffset At);
