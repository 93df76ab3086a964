using System.Security.Cryptography;

namespace Swarm.GitHub;

/// <summary>Checks that a webhook comes from GitHub.</summary>
public static class WebhookSignature
{
    private const string Scheme = "sha256=";

    /// <summary>Compares the header <c>X-Hub-Signature-256</c> with the HMAC-SHA256 of the body as received, in constant time.</summary>
    public static SignatureVerdict Verify(ReadOnlySpan<byte> body, string? header, ReadOnlySpan<byte> secret)
    {
        if (secret.IsEmpty) return SignatureVerdict.NoSecret;
        if (string.IsNullOrEmpty(header)) return SignatureVerdict.Missing;
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!TryRead(header, claimed)) return SignatureVerdict.Malformed;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, body, expected);
        return CryptographicOperations.FixedTimeEquals(claimed, expected) ? SignatureVerdict.Valid : SignatureVerdict.Mismatch;
    }

    private static bool TryRead(string header, Span<byte> claimed)
    {
        if (header.Length != Scheme.Length + (2 * claimed.Length)) return false;
        if (!header.StartsWith(Scheme, StringComparison.Ordinal)) return false;
        return Convert.FromHexString(header.AsSpan(Scheme.Length), claimed, out _, out _) == System.Buffers.OperationStatus.Done;
    }
}
