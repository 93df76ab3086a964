using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.Storage;

namespace Swarm.EndToEnd.Tests.BadInput;

/// <summary>What a stranger, a broken proxy or a failing disk can do to the running receiver.</summary>
public sealed class BadWebhookTests(QuietScene quiet) : IClassFixture<QuietScene>
{
    private const int Largest = 25 * 1024 * 1024;

    private static readonly HttpClient Http = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Scene Scene => quiet.Scene;

    [Fact]
    public async Task Exactly_25_MB_are_taken()
    {
        var id = Guid.NewGuid();

        (await Webhooks.SendAsync(Scene, id, Json(Largest))).Status.ShouldBe(HttpStatusCode.Accepted);

        (await Scene.Store.FindDeliveryAsync(id, Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task One_byte_more_is_too_much_where_no_length_is_announced()
    {
        using var request = Request(Guid.NewGuid().ToString(), "ping", Json(Largest + 1));
        request.Headers.TransferEncodingChunked = true;

        using var answer = await Http.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task What_is_not_in_UTF_8_or_nests_too_deeply_is_refused()
    {
        var (status, text) = await Webhooks.SendAsync(Scene, Guid.NewGuid(), [.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        var deep = await Webhooks.SendAsync(Scene, Guid.NewGuid(), Encoding.UTF8.GetBytes(new string('[', 100_000) + new string(']', 100_000)));

        status.ShouldBe(HttpStatusCode.BadRequest);
        text.ShouldContain("not in UTF-8");
        deep.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("", "ping", "X-GitHub-Delivery")]
    [InlineData("17", "ping", "X-GitHub-Delivery")]
    [InlineData("5a3f0c1e-0000-4000-8000-000000000001", "", "X-GitHub-Event")]
    [InlineData("5a3f0c1e-0000-4000-8000-000000000001", "ping; rm", "X-GitHub-Event")]
    public async Task A_header_that_names_nothing_is_named(string delivery, string name, string header)
    {
        using var request = Request(delivery, name, "{}"u8.ToArray());

        using var answer = await Http.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain(header);
    }

    [Fact]
    public async Task Under_one_delivery_the_first_body_stays()
    {
        var id = Guid.NewGuid();
        await Webhooks.SendAsync(Scene, id, "{\"zen\":\"first\"}"u8.ToArray());

        var again = await Webhooks.SendAsync(Scene, id, "{\"zen\":\"other\"}"u8.ToArray());

        again.ShouldBe((HttpStatusCode.Accepted, nameof(DeliveryReceipt.Duplicate)));
        (await Scene.Store.IsStoredSoAsync(id, "ping", "{\"zen\":\"first\"}"u8.ToArray(), Ct)).ShouldBeTrue();
        (await Scene.Store.IsStoredSoAsync(id, "ping", "{\"zen\":\"other\"}"u8.ToArray(), Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task Right_webhooks_are_taken_amid_a_flood_of_wrong_ones()
    {
        var refused = 0;
        var flood = Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Ct }, async (_, _) =>
        {
            if ((await Webhooks.SendAsync(Scene, Guid.NewGuid(), "{}"u8.ToArray(), secret: "guessed")).Status == HttpStatusCode.Unauthorized) Interlocked.Increment(ref refused);
        });

        for (var i = 0; i < 20; i++) (await Webhooks.SendAsync(Scene, Guid.NewGuid(), "{}"u8.ToArray())).Status.ShouldBe(HttpStatusCode.Accepted);

        await flood;
        refused.ShouldBe(10_000);
    }

    [Fact]
    public async Task A_sender_that_trickles_is_told_that_it_took_too_long()
    {
        await using var scene = await Scene.OpenAsync(new Model(), node => node with { BodyPatience = TimeSpan.FromSeconds(1) });
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, scene.Stage.Node.WebhookAddress.Port, Ct);
        var stream = socket.GetStream();
        var head = $"POST {scene.Stage.Node.WebhookAddress.AbsolutePath} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nX-Hub-Signature-256: sha256={new string('a', 64)}\r\n\r\n{{";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), Ct);

        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync(Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Ct)).ShouldNotBeNull().ShouldContain("408");
    }

    [Fact]
    public async Task A_database_that_another_program_holds_is_said_and_work_goes_on_once_it_is_free()
    {
        await using var scene = await Scene.OpenAsync(new Model());
        var id = Guid.NewGuid();
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(scene.Settings.Data, "swarm.db")};Pooling=False"))
        {
            await other.OpenAsync(Ct);
            await using var hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            await hold.ExecuteNonQueryAsync(Ct);

            (await Webhooks.SendAsync(scene, id, "{}"u8.ToArray())).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            var (status, text) = await Webhooks.GetAsync(scene, "/health/ready");
            status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            text.ShouldContain("End the other program");
        }

        (await scene.Store.FindDeliveryAsync(id, Ct)).ShouldBeNull();
        (await Webhooks.SendAsync(scene, id, "{}"u8.ToArray())).ShouldBe((HttpStatusCode.Accepted, nameof(DeliveryReceipt.Stored)));
        (await Webhooks.GetAsync(scene, "/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static byte[] Json(int length)
    {
        var body = new byte[length];
        body.AsSpan().Fill((byte)'x');
        body[0] = body[^1] = (byte)'"';
        return body;
    }

    private HttpRequestMessage Request(string delivery, string name, byte[] body)
    {
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Scene.Settings.WebhookSecret!), body);
        var request = new HttpRequestMessage(HttpMethod.Post, Scene.Stage.Node.WebhookAddress) { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation("X-GitHub-Delivery", delivery);
        request.Headers.TryAddWithoutValidation("X-GitHub-Event", name);
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(hash));
        return request;
    }
}
