namespace Swarm.Storage.Tests;

public sealed class SettingTests : StoreTest
{
    [Fact]
    public async Task A_setting_is_null_then_the_last_value_also_after_a_restart()
    {
        (await Store.GetSettingAsync("deliveries-cursor", Ct)).ShouldBeNull();
        await Store.PutSettingAsync("deliveries-cursor", "v1_1", Ct);
        await Store.PutSettingAsync("deliveries-cursor", "v1_2", Ct);

        await Home.ReopenAsync();

        (await Store.GetSettingAsync("deliveries-cursor", Ct)).ShouldBe("v1_2");
    }
}
