namespace Swarm.Bot.Settings;

/// <summary>A text that must not be shown: printing, logging or serializing it gives no part of it.</summary>
public sealed class Secret(string value)
{
    /// <summary>The text itself, for the one place that needs it.</summary>
    public string Reveal() => value;

    public override string ToString() => "(secret)";
}
