using System.Collections.Immutable;

namespace Swarm.Bot.Settings;

/// <summary>A piece of a settings file with the place where it begins; lines and columns count from 1.</summary>
internal abstract record SettingsNode(int Line, int Column)
{
    /// <summary>A single value.</summary>
    public sealed record Word(int Line, int Column, string Text, bool Quoted) : SettingsNode(Line, Column)
    {
        /// <summary>True where nothing stands, or YAML's word for nothing.</summary>
        public bool IsNothing => !Quoted && Text is "" or "~" or "null" or "Null" or "NULL";
    }

    /// <summary>Keys with values, in the order of the file; a key may stand there twice.</summary>
    public sealed record Table(int Line, int Column, ImmutableArray<SettingsEntry> Entries) : SettingsNode(Line, Column)
    {
        /// <summary>The value of the first entry of that name, or null.</summary>
        public SettingsNode? this[string key] => Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;
    }

    public sealed record List(int Line, int Column, ImmutableArray<SettingsNode> Items) : SettingsNode(Line, Column);

    /// <summary>Something whose fault has been reported already.</summary>
    public sealed record Refused(int Line, int Column) : SettingsNode(Line, Column);
}
