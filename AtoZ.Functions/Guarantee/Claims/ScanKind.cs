namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What a carrier's scan says. The words of EasyPost, Shippo and AfterShip are read too, such as <c>out_for_delivery</c> or <c>return_to_sender</c>.</summary>
internal enum ScanKind
{
    /// <summary>A label was made; nothing was handed over.</summary>
    LabelCreated,

    /// <summary>The carrier has the parcel.</summary>
    Posted,

    /// <summary>On its way.</summary>
    InTransit,

    /// <summary>Handed over.</summary>
    Delivered,

    /// <summary>The carrier says that it is lost.</summary>
    Lost,

    /// <summary>With the driver.</summary>
    OutForDelivery,

    /// <summary>Waits for the buyer at a shop or a locker.</summary>
    AvailableForPickup,

    /// <summary>The carrier was there in vain, and comes again.</summary>
    DeliveryAttempted,

    /// <summary>Goes back, or is back: it will not be delivered.</summary>
    ReturnedToSender,

    /// <summary>The carrier gave up: it will not be delivered.</summary>
    Undeliverable,

    /// <summary>The recipient refused it at the door: it goes back.</summary>
    Refused,
}
