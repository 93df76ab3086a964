using System.Net;
using System.Text;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.Storage;

namespace Swarm.EndToEnd.Tests;

public sealed class WebhookTests(QuietScene quiet) : IClassFixture<QuietScene>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Scene Scene => quiet.Scene;

    [Fact]
    public async Task A_wrong_signature_is_refused_and_nothing_is_stored()
    {
        var id = Guid.NewGuid();

        var (status, text) = await Webhooks.SendAsync(Scene, id, "{}"u8.ToArray(), secret: "guessed");

        status.ShouldBe(HttpStatusCode.Unauthorized);
        text.ShouldContain("Compare the webhook secret");
        (await Scene.Store.FindDeliveryAsync(id, Ct)).ShouldBeNull();
    }

    [Theory]
    [InlineData("{\"action\":")]
    [InlineData("")]
    [InlineData("payload=%7B%7D")]
    public async Task What_is_no_JSON_is_refused(string body)
    {
        var id = Guid.NewGuid();

        (await Webhooks.SendAsync(Scene, id, Encoding.UTF8.GetBytes(body))).Status.ShouldBe(HttpStatusCode.BadRequest);

        (await Scene.Store.FindDeliveryAsync(id, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task One_byte_above_25_MB_is_too_much()
    {
        var id = Guid.NewGuid();

        (await Webhooks.SendAsync(Scene, id, new byte[(25 * 1024 * 1024) + 1])).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        (await Scene.Store.FindDeliveryAsync(id, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_delivery_is_stored_once()
    {
        var id = Guid.NewGuid();

        var first = await Webhooks.SendAsync(Scene, id, "{\"zen\":\"once\"}"u8.ToArray());
        var second = await Webhooks.SendAsync(Scene, id, "{\"zen\":\"once\"}"u8.ToArray());

        first.ShouldBe((HttpStatusCode.Accepted, nameof(DeliveryReceipt.Stored)));
        second.Status.ShouldBe(HttpStatusCode.Accepted);
        second.Text.ShouldNotBe(first.Text);
    }

    [Theory]
    [InlineData("sponsorship", "{}")]
    [InlineData("issues", "{\"action\":\"labeled\"}")]
    [InlineData("issue_comment", "[]")]
    public async Task An_event_that_says_nothing_is_stored_acknowledged_and_passed_over(string name, string body)
    {
        var id = Guid.NewGuid();

        (await Webhooks.SendAsync(Scene, id, Encoding.UTF8.GetBytes(body), name)).Status.ShouldBe(HttpStatusCode.Accepted);

        await Scene.HandledAsync();
        (await Scene.Store.FindDeliveryAsync(id, Ct)).ShouldNotBeNull().Outcome.ShouldNotBe(DeliveryOutcome.Done);
    }

    [Fact]
    public async Task Without_a_secret_everything_is_refused_and_health_says_why()
    {
        await using var scene = await Scene.OpenAsync(new Model(), node => node with { WebhookSecret = null });
        var id = Guid.NewGuid();

        (await Webhooks.SendAsync(scene, id, "{}"u8.ToArray(), secret: "")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var (status, text) = await Webhooks.GetAsync(scene, "/health/ready");

        (await scene.Store.FindDeliveryAsync(id, Ct)).ShouldBeNull();
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        text.ShouldContain("No webhook secret is configured");
        (await Webhooks.GetAsync(scene, "/health/live")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_node_that_can_store_webhooks_is_ready() =>
        (await Webhooks.GetAsync(Scene, "/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
}
