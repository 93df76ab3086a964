using System.Security.Cryptography;

namespace Swarm.GitHub;

/// <summary>Checks that a webhook comes from GitHub.</summary>
public static class WebhookSignature
{
    private const string Scheme = "sha256=";

    /// <summary>Says of a header that can fit no body why; null where the body decides.</summary>
    public static SignatureVerdict? Refuse(string? header, ReadOnlySpan<byte> secret)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Read(header, secret, claimed);
    }

    /// <summary>Compares the header <c>X-Hub-Signature-256</c> with the HMAC-SHA256 of the body as received, in constant time.</summary>
    public static SignatureVerdict Verify(ReadOnlySpan<byte> body, string? header, ReadOnlySpan<byte> secret)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (Read(header, secret, claimed) is { } refusal) return refusal;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, body, expected);
        return CryptographicOperations.FixedTimeEquals(claimed, expected) ? SignatureVerdict.Valid : SignatureVerdict.Mismatch;
    }

    private static SignatureVerdict? Read(string? header, ReadOnlySpan<byte> secret, Span<byte> claimed)
    {
        if (secret.IsEmpty) return SignatureVerdict.NoSecret;
        if (string.IsNullOrEmpty(header)) return SignatureVerdict.Missing;
        return TryRead(header, claimed) ? null : SignatureVerdict.Malformed;
    }

    private static bool TryRead(string header, Span<byte> claimed)
    {
        if (header.Length != Scheme.Length + (2 * claimed.Length)) return false;
        if (!header.StartsWith(Scheme, StringComparison.Ordinal)) return false;
        return Convert.FromHexString(header.AsSpan(Scheme.Length), claimed, out _, out _) == System.Buffers.OperationStatus.Done;
    }
}
