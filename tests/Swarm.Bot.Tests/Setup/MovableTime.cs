namespace Swarm.Bot.Tests.Setup;

/// <summary>A clock that a test moves.</summary>
internal sealed class MovableTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => Now;
}
