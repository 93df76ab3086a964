using System.Security.Cryptography;
using System.Text;

namespace Swarm.GitHub.Tests;

public sealed class WebhookSignatureTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("Hello, World!");
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("It's a Secret to Everybody");

    // The example of GitHub's documentation.
    private const string Known = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    [Fact]
    public void The_signature_of_these_bytes_is_valid() =>
        WebhookSignature.Verify(Body, Known, Secret).ShouldBe(SignatureVerdict.Valid);

    [Fact]
    public void Another_body_or_another_secret_does_not_match()
    {
        WebhookSignature.Verify([.. Body, (byte)'\n'], Known, Secret).ShouldBe(SignatureVerdict.Mismatch);
        WebhookSignature.Verify(Body, Known, [.. Secret, (byte)'.']).ShouldBe(SignatureVerdict.Mismatch);
    }

    [Fact]
    public void Without_a_secret_nothing_is_valid_not_even_what_is_signed_with_nothing()
    {
        var signedWithNothing = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Array.Empty<byte>(), Body));
        WebhookSignature.Verify(Body, signedWithNothing, []).ShouldBe(SignatureVerdict.NoSecret);
        WebhookSignature.Verify(Body, null, []).ShouldBe(SignatureVerdict.NoSecret);
        default(SignatureVerdict).ShouldNotBe(SignatureVerdict.Valid);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void No_header_is_missing(string? header) =>
        WebhookSignature.Verify(Body, header, Secret).ShouldBe(SignatureVerdict.Missing);

    [Theory]
    [InlineData("sha1=757107ea0eb2509fc211221cce984b8a37570b6d")]
    [InlineData("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("sha256=757107ea")]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1z")]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17 ")]
    public void A_header_in_another_form_is_malformed(string header) =>
        WebhookSignature.Verify(Body, header, Secret).ShouldBe(SignatureVerdict.Malformed);
}
