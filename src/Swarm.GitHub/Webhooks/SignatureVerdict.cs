namespace Swarm.GitHub;

/// <summary>What a webhook's signature is worth. Only <see cref="Valid"/> lets it in.</summary>
public enum SignatureVerdict
{
    /// <summary>No secret is set up here, so nothing can be believed. Also the value of a verdict nobody reached.</summary>
    NoSecret,

    /// <summary>The request carries no signature.</summary>
    Missing,

    /// <summary>The header is not <c>sha256=</c> and 64 hexadecimal digits.</summary>
    Malformed,

    /// <summary>The signature belongs to another body or another secret.</summary>
    Mismatch,

    /// <summary>GitHub sent exactly these bytes.</summary>
    Valid,
}
