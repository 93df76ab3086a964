using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Testing;

namespace Swarm.Storage.Tests.Queues;

public sealed class QueueOutageTests : QueueTest
{
    [Fact]
    public async Task An_emulator_that_is_killed_and_comes_back_is_said_once_each_and_hints_go_on()
    {
        await using var azurite = await Azurite.StartAsync(Ct);
        var options = OptionsOf(azurite.ConnectionString);
        await using var queue = Start(options);
        var id = await JobIdAsync();
        await queue.RingAsync(id, Ct);
        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id);

        await azurite.KillAsync();
        await UntilAsync(() => Task.FromResult(queue.Trouble is not null));
        await queue.RingAsync(id, Ct);
        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id, "this process hears it without the queue");

        await azurite.StartAgainAsync(Ct);
        await UntilAsync(() => Task.FromResult(queue.Trouble is null));
        (await AzureJobQueue.SendAsync(options, id, TimeProvider.System, NullLogger.Instance, Ct)).ShouldBeNull();
        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id);
        Log.Errors.ShouldBe(1, Log.Text);
        Log.Text.ShouldContain("can be used again");
    }

    [Fact]
    public async Task A_queue_that_is_not_there_at_start_is_said_once_and_hints_stay_here()
    {
        await using var queue = Start(OptionsOf("AccountName=nobody;AccountKey=c2VjcmV0LWtleS1vZi10aGUtdGVzdA==;QueueEndpoint=http://127.0.0.1:9/nobody"));
        var id = await JobIdAsync();

        await queue.RingAsync(id, Ct);

        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id);
        await UntilAsync(() => Task.FromResult(queue.Trouble is not null));
        queue.Trouble!.ShouldStartWith("The queue http://127.0.0.1:9/nobody/test-");
        queue.Trouble!.ShouldContain("cannot be reached");
        Log.Errors.ShouldBe(1, Log.Text);
        Log.Text.ShouldNotContain("c2VjcmV0");
    }

    [Fact]
    public async Task An_endpoint_without_an_identity_is_said_with_what_helps_and_hints_stay_here()
    {
        await using var queue = Start(new AzureQueueOptions(QueueAddress.FromEndpoint(new Uri("https://127.0.0.1:9"), "swarm-jobs", new NoIdentity())));
        var id = await JobIdAsync();

        await queue.RingAsync(id, Ct);

        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id);
        await UntilAsync(() => Task.FromResult(queue.Trouble is not null));
        queue.Trouble!.ShouldContain("no Azure identity was found");
        Log.Errors.ShouldBe(1, Log.Text);
        Log.Text.ShouldNotContain("tenant-of-the-test");
    }

    /// <summary>What the identity library says on a machine that has none.</summary>
    private sealed class NoIdentity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("No credential for tenant-of-the-test.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("No credential for tenant-of-the-test.");
    }
}
