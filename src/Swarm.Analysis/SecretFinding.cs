namespace Swarm.Analysis;

/// <summary>One credential in one line. Holds the masked value only.</summary>
internal sealed record SecretFinding(string Where, int Line, string Kind, string Masked)
{
    public string Says => $"This looks like {Kind} ({Masked}). Take it out, and revoke it: whoever could read this change has it.";
}
