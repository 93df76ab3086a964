namespace Swarm.Core.Documents;

/// <summary>One part of a text that is too long for one body.</summary>
/// <param name="Opening">Opens again what was open at the cut.</param>
/// <param name="Content">This part of the text, unchanged.</param>
/// <param name="Closing">Closes what is open at the cut.</param>
public sealed record BodyPart(string Opening, string Content, string Closing)
{
    /// <summary>What is shown.</summary>
    public string Text => Opening + Content + Closing;
}
