namespace Swarm.Storage.Tests;

public sealed class SurfaceTests : StoreTest
{
    private static readonly SurfaceRow Sticky = new("sticky", "comment", "hash-1", null, null, null, "Wanted");

    [Fact]
    public async Task An_intent_is_kept_before_the_create_and_the_id_after_it()
    {
        await CommittedAsync(Commit(0));
        var fence = (await Store.ClaimPublishingAsync(Track, "a", "1", Ct)).ShouldNotBeNull().Fence;
        var intent = Sticky with { IntentAt = Home.Time.GetUtcNow() };
        (await Store.PutSurfaceAsync(Track, intent, fence, Ct)).ShouldBeTrue();

        await using (var next = await Home.AfterCrashAsync())
            (await next.Store.SurfacesAsync(Track, Ct)).ShouldBe([intent]);
        var created = intent with { RemoteId = 123, NodeId = "IC_x", State = "Shown", Data = """{"pinned":true}""" };
        await Store.PutSurfaceAsync(Track, created, fence, Ct);

        (await Store.SurfacesAsync(Track, Ct)).ShouldBe([created]);
    }

    [Fact]
    public async Task Only_one_publishes_a_track_and_a_superseded_one_is_refused()
    {
        await CommittedAsync(Commit(0));
        var first = (await Store.ClaimPublishingAsync(Track, "a", "1", Ct)).ShouldNotBeNull();
        (await Store.ClaimPublishingAsync(Track, "b", "1", Ct)).ShouldBeNull();
        Home.Time.Advance(TimeSpan.FromMinutes(2));
        (await Store.RenewPublishingAsync(Track, first.Fence, Ct)).ShouldBeTrue();
        Home.Time.Advance(TimeSpan.FromMinutes(2));
        (await Store.ClaimPublishingAsync(Track, "b", "1", Ct)).ShouldBeNull();
        Home.Time.Advance(TimeSpan.FromMinutes(1));

        var second = (await Store.ClaimPublishingAsync(Track, "b", "1", Ct)).ShouldNotBeNull();

        second.Fence.ShouldBeGreaterThan(first.Fence);
        (await Store.PutSurfaceAsync(Track, Sticky, first.Fence, Ct)).ShouldBeFalse();
        (await Store.RenewPublishingAsync(Track, first.Fence, Ct)).ShouldBeFalse();
        (await Store.ReleasePublishingAsync(Track, first.Fence, Ct)).ShouldBeFalse();
        (await Store.PutSurfaceAsync(Track, Sticky, second.Fence, Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_released_right_is_free_at_once_and_writes_no_more()
    {
        await CommittedAsync(Commit(0));
        var first = (await Store.ClaimPublishingAsync(Track, "a", "1", Ct)).ShouldNotBeNull();

        (await Store.ReleasePublishingAsync(Track, first.Fence, Ct)).ShouldBeTrue();

        (await Store.PutSurfaceAsync(Track, Sticky, first.Fence, Ct)).ShouldBeFalse();
        (await Store.ClaimPublishingAsync(Track, "b", "1", Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_restarted_node_frees_the_publishing_of_its_earlier_life()
    {
        await CommittedAsync(Commit(0));
        await Store.ClaimPublishingAsync(Track, "a", "1", Ct);

        await Store.TakeBackAsync("a", "2", Ct);

        (await Store.ClaimPublishingAsync(Track, "a", "2", Ct)).ShouldNotBeNull().Fence.ShouldBe(2);
    }
}
