namespace Swarm.Analysis;

/// <summary>The files in which a sign of unfinished work counts.</summary>
internal enum PlaceholderScope
{
    Everywhere,

    /// <summary>Texts for people, code spans left out.</summary>
    Prose,
}
