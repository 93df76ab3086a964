namespace Swarm.Bot.Coordination;

/// <summary>Says at which look it is worth while to give memory back: after a whole look of quiet, once for what was done before it.</summary>
internal sealed class Idleness
{
    /// <summary>Allocated between two looks, in bytes, a node that only looks around stays far below it, and one that takes webhooks or compares tracks is above.</summary>
    public const long Quiet = 4 << 20;

    /// <summary>Allocated since the last time, in bytes, it may have left much behind, though no job ran.</summary>
    public const long Much = 64 << 20;

    private (long Begun, long Allocated) _seen;

    // Nothing yet, so that what the start left is trimmed too.
    private (long Begun, long Allocated) _trimmed = (-1, 0);

    /// <param name="running">Jobs that run now.</param>
    /// <param name="begun">Jobs begun since the start.</param>
    /// <param name="allocated">Bytes allocated since the start.</param>
    public bool Trims(int running, long begun, long allocated)
    {
        var quiet = running == 0 && begun == _seen.Begun && allocated - _seen.Allocated < Quiet;
        _seen = (begun, allocated);
        if (!quiet || (begun == _trimmed.Begun && allocated - _trimmed.Allocated < Much)) return false;
        _trimmed = (begun, allocated);
        return true;
    }
}
