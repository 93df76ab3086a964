namespace Swarm.Storage;

/// <summary>Which tracks a list holds.</summary>
public enum TrackFilter
{
    /// <summary>Those whose header says open.</summary>
    Open,

    /// <summary>Every one.</summary>
    All,
}
