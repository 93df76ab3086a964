namespace Swarm.Storage.Tests.Queues;

public sealed class QueueAddressTests
{
    private const string Key = "c2VjcmV0LWtleS1vZi10aGUtdGVzdA==";

    [Theory]
    [InlineData("abc", true)]
    [InlineData("swarm-jobs-2", true)]
    [InlineData("ab", false)]
    [InlineData("Swarm", false)]
    [InlineData("-swarm", false)]
    [InlineData("swarm-", false)]
    [InlineData("swarm--jobs", false)]
    [InlineData("swarm_jobs", false)]
    [InlineData("schwärme", false)]
    public void Names_are_those_of_Azure(string name, bool good) => QueueAddress.IsName(name).ShouldBe(good);

    [Fact]
    public void A_name_has_at_most_63_characters()
    {
        QueueAddress.IsName(new string('a', 63)).ShouldBeTrue();
        QueueAddress.IsName(new string('a', 64)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("AccountName=a;AccountKey=not base64;EndpointSuffix=core.windows.net")]
    [InlineData("BlobEndpoint=https://a.blob.core.windows.net;SharedAccessSignature=sv=1")]
    [InlineData("QueueEndpoint=nowhere;AccountName=a;AccountKey=" + Key)]
    public void What_names_no_queue_is_no_connection_string(string text) => QueueAddress.FromConnectionString(text, "swarm-jobs").ShouldBeNull();

    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=" + Key + ";EndpointSuffix=core.windows.net")]
    [InlineData("QueueEndpoint=https://a.queue.core.windows.net;SharedAccessSignature=sv=2024-01-01&sig=" + Key)]
    public void As_text_it_is_the_address_without_the_right_to_use_it(string text) =>
        $"{QueueAddress.FromConnectionString(text, "swarm-jobs")}".ShouldBe("https://a.queue.core.windows.net/swarm-jobs");

    [Fact]
    public void An_endpoint_and_a_name_are_joined()
    {
        $"{QueueAddress.FromEndpoint(new Uri("https://a.queue.core.windows.net/"), "swarm-jobs")}".ShouldBe("https://a.queue.core.windows.net/swarm-jobs");
        $"{QueueAddress.FromEndpoint(new Uri("https://127.0.0.1:10001/a"), "swarm-jobs")}".ShouldBe("https://127.0.0.1:10001/a/swarm-jobs");
    }
}
