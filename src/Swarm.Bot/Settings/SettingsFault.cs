namespace Swarm.Bot.Settings;

/// <summary>One reason why a settings file cannot be obeyed.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Column">Column of the line, from 1.</param>
/// <param name="Text">What is wrong. Parts of the file are quoted shortened and without control characters.</param>
/// <param name="Fix">What would make it right.</param>
public sealed record SettingsFault(int Line, int Column, string Text, string Fix)
{
    /// <summary>Where a repository keeps its settings, on its default branch.</summary>
    public const string File = ".github/swarm.yml";

    public override string ToString() => $"{File}:{Line}:{Column}: {Text} {Fix}";
}
