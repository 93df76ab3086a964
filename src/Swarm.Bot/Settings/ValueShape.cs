using System.Diagnostics.CodeAnalysis;

namespace Swarm.Bot.Settings;

/// <summary>What values a key takes.</summary>
internal abstract class ValueShape<T>
{
    /// <summary>The shape in words that follow "Give", e.g. <c>a whole number from 1 to 64</c>.</summary>
    public abstract string Words { get; }

    /// <summary>Reads the value, or reports why it cannot be taken.</summary>
    public abstract bool TryRead(SettingsSpot spot, [MaybeNullWhen(false)] out T value);
}
